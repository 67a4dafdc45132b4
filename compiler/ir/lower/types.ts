import type * as A from '../../syntax/ast.ts';
import type * as I from '../nodes.ts';
import { lowerAttribute, lowerScriptBlock } from './blocks.ts';
import type { BlockContext } from './context.ts';
import { lowerExpression } from './expressions.ts';

/** Lowers a `class`, `enum` or `interface`. Initial values and base arguments run in frames of their own. */
export function lowerTypeDefinition(context: BlockContext, node: A.TypeDefinitionAst): I.TypeDefinition {
  const own = context.unit.newBlock();
  const definition: I.TypeDefinition = {
    span: node,
    name: node.name,
    kind: node.typeKind,
    bases: node.baseTypes.map((base) => base.typeName),
    attributes: node.attributes,
    properties: node.members
      .filter((member): member is A.PropertyMemberAst => member.kind === 'PropertyMember')
      .map((member) => ({
        name: member.name,
        typeName: member.propertyType?.typeName,
        isStatic: member.isStatic,
        isHidden: member.isHidden,
        initial: member.initialValue && lowerExpression(own, member.initialValue),
        attributes: member.attributes.map((attribute) => lowerAttribute(own, attribute)),
        span: member,
      })),
    methods: node.members
      .filter((member): member is A.FunctionMemberAst => member.kind === 'FunctionMember')
      .map((member) => lowerMethod(context, member)),
  };
  context.unit.types.push(definition);
  return definition;
}

function lowerMethod(context: BlockContext, node: A.FunctionMemberAst): I.TypeDefinition['methods'][number] {
  const code = lowerScriptBlock(context.unit, node.definition.body, {
    name: node.name,
    kind: 'method',
    parameters: node.parameters,
    span: node,
  });
  const base = context.unit.newBlock();
  for (const parameter of node.parameters) base.parameter(parameter.name.variablePath.name, undefined);
  return {
    name: node.name,
    isStatic: node.isStatic,
    isHidden: node.isHidden,
    isConstructor: node.isConstructor,
    returnType: node.returnType?.typeName,
    code,
    baseArguments: node.baseCall?.arguments.map((argument) => lowerExpression(base, argument)),
  };
}
