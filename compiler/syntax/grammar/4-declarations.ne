functionDefinition -> %functionKeyword %word %braces {% node(b.functionDefinition) %}
                    | %functionKeyword %word %parameters %braces {% node(b.functionWithParameters) %}
paramBlock -> %paramKeyword %parameters {% node(b.paramBlock) %}
            | attributes %paramKeyword %parameters {% node(b.paramBlockWithAttributes) %}
attributes -> %attribute {% cons %}
            | attributes %attribute {% cons %}
parameterList -> parameter {% cons %}
               | parameterList %separator parameter {% cons %}
parameters -> parameterList {% node(b.list) %}
parameter -> %variable {% node(b.plainParameter) %}
           | %variable %assign expression {% node(b.plainParameter) %}
           | decorations %variable {% node(b.decoratedParameter) %}
           | decorations %variable %assign expression {% node(b.decoratedParameter) %}
decorations -> decoration {% cons %}
             | decorations decoration {% cons %}
decoration -> %type {% first %}
            | %attribute {% first %}
