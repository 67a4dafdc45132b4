import { registerType } from '../core-types.ts';
import { NetType } from '../net-type.ts';
import { requireType } from '../type-registry.ts';

// The non-public lists that a node's children and a search come in.
for (const name of ['XmlChildNodes', 'XPathNodeList']) {
  registerType(
    new NetType({
      fullName: `System.Xml.${name}`,
      base: requireType('System.Xml.XmlNodeList'),
      assembly: 'System.Private.Xml',
    }),
  );
}
