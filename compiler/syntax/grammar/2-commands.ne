command -> %word {% cons %}
         | %call argument {% cons %}
         | command part {% cons %}
part -> argumentList {% node(b.argumentList) %}
      | %parameter {% node(b.parameter) %}
      | %parameterColon argumentList {% node(b.parameterWithArgument) %}
      | redirection {% first %}
argumentList -> argument {% cons %}
              | argumentList %comma argument {% cons %}
argument -> primary {% node(b.primary) %}
          | %word {% node(b.wordArgument) %}
redirection -> %redirection argument {% node(b.fileRedirection) %}
             | %merging {% node(b.mergingRedirection) %}

# An expression can only be a pipeline's first element.
element -> expression {% node(b.expressionElement) %}
         | redirected {% node(b.redirectedElement) %}
         | commandElement {% first %}
commandElement -> command {% node(b.command) %}
redirected -> expression redirection {% cons %}
            | redirected redirection {% cons %}
# Pipelines and chains of them in one flat list: fewer levels, faster tables.
elements -> element {% cons %}
          | elements %pipe commandElement {% cons %}
          | elements %chain element {% cons %}
pipelineStatement -> elements {% node(b.chain) %}
                   | elements %background {% node(b.chain) %}
                   | expression %assign statement {% node(b.assignment) %}
