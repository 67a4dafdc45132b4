# The inside of calls, attributes and hashtables.
callArguments -> callList {% node(b.list) %}
callList -> expression {% cons %}
          | callList %separator expression {% cons %}
attributeArguments -> attributeList {% node(b.list) %}
attributeList -> attributeArgument {% cons %}
               | attributeList %separator attributeArgument {% cons %}
attributeArgument -> expression {% first %}
                   | %argumentName {% node(b.omittedArgument) %}
                   | %argumentName %assign expression {% node(b.namedArgument) %}
pair -> key %keyEquals statement {% node(b.pair) %}
key -> %name {% node(b.simpleName) %}
     | operand {% first %}
