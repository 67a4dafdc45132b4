expression -> binaries {% node(b.binaries) %}
            | binaries %question expression %colon expression {% node(b.ternary) %}
binaries -> arrayElements {% cons %}
          | binaries %binary arrayElements {% cons %}
arrayElements -> arrayList {% node(b.arrayElements) %}
arrayList -> operand {% cons %}
           | arrayList %comma operand {% cons %}
operand -> postfixed {% first %}
         | prefixes postfixed {% node(b.prefixed) %}
prefixes -> prefix {% cons %}
          | prefixes prefix {% cons %}
prefix -> %unary {% first %}
        | %unaryComma {% first %}
        | %type {% first %}
        | %attribute {% first %}
postfixed -> primary {% node(b.primary) %}
           | primary %postfix {% node(b.postfixed) %}
primary -> atom {% cons %}
         | primary member {% cons %}
         | primary %index {% cons %}
atom -> %variable {% first %}
      | %number {% first %}
      | %string {% first %}
      | %expandable {% first %}
      | %paren {% first %}
      | %subExpression {% first %}
      | %arrayExpression {% first %}
      | %hashtable {% first %}
      | %braces {% first %}
      | %typeLiteral {% first %}
member -> %member memberName {% node(b.member) %}
        | %member memberName %argumentGroup {% node(b.member) %}
        | %member memberName %argumentBlock {% node(b.member) %}
        | %member memberName %genericTypes %argumentGroup {% node(b.genericMember) %}
memberName -> %name {% first %}
            | atom {% first %}
