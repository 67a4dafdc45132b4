expression -> binaries {% node(b.binaries) %}
            | binaries %question expression %colon expression {% node(b.ternary) %}
# The comma binds tighter than any binary operator; the builder sorts that out.
binaries -> operand {% cons %}
          | binaries %binary operand {% cons %}
          | binaries %comma operand {% cons %}
operand -> primary {% node(b.primary) %}
         | primary %postfix {% node(b.postfixed) %}
         | prefixes primary {% node(b.prefixedPrimary) %}
         | prefixes primary %postfix {% node(b.prefixedPostfix) %}
prefixes -> prefix {% cons %}
          | prefixes prefix {% cons %}
prefix -> %unary {% first %}
        | %unaryComma {% first %}
        | %type {% first %}
        | %attribute {% first %}
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
