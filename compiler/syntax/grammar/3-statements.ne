statement -> pipelineStatement {% first %}
           | ifStatement {% first %}
           | loop {% first %}
           | %label loop {% node(b.labeled) %}
           | tryStatement {% first %}
           | %trapKeyword %braces {% node(b.trap) %}
           | %trapKeyword %type %braces {% node(b.trap) %}
           | flow {% first %}
           | functionDefinition {% first %}
           | paramBlock {% first %}
           | %namedBlock %braces {% node(b.namedBlockStatement) %}
           | %parsed {% node(b.parsed) %}

ifStatement -> ifClauses {% node(b.ifStatement) %}
             | ifClauses %elseKeyword %braces {% node(b.ifStatement) %}
ifClauses -> ifClause {% cons %}
           | ifClauses elseifClause {% cons %}
ifClause -> %ifKeyword %paren %braces {% node(b.clause) %}
elseifClause -> %elseifKeyword %paren %braces {% node(b.clause) %}

loop -> %whileKeyword %paren %braces {% node(b.whileStatement) %}
      | %doKeyword %braces %whileKeyword %paren {% node(b.doStatement) %}
      | %doKeyword %braces %untilKeyword %paren {% node(b.doStatement) %}
      | %forKeyword %forHead %braces {% node(b.forStatement) %}
      | %foreachKeyword %paren %braces {% node(b.foreachStatement) %}
      | switchHead %paren %switchBody {% node(b.switchStatement) %}
      | switchHead %fileFlag argument %switchBody {% node(b.switchFile) %}
switchHead -> %switchKeyword {% cons %}
            | switchHead %switchFlag {% cons %}
foreachHead -> %variable %inKeyword pipelineStatement {% node(b.foreachHead) %}
switchClause -> argument %braces {% node(b.switchClause) %}

tryStatement -> %tryKeyword %braces catches {% node(b.tryStatement) %}
              | %tryKeyword %braces catches %finallyKeyword %braces {% node(b.tryStatement) %}
              | %tryKeyword %braces %finallyKeyword %braces {% node(b.tryFinally) %}
catches -> catchClause {% cons %}
         | catches catchClause {% cons %}
catchClause -> %catchKeyword %braces {% node(b.catchAll) %}
             | %catchKeyword catchTypes %braces {% node(b.catchClause) %}
catchTypes -> %type {% cons %}
            | catchTypes %comma %type {% cons %}

flow -> %returnKeyword {% node(b.flow) %}
      | %returnKeyword pipelineStatement {% node(b.flow) %}
      | %throwKeyword {% node(b.flow) %}
      | %throwKeyword pipelineStatement {% node(b.flow) %}
      | %exitKeyword {% node(b.flow) %}
      | %exitKeyword pipelineStatement {% node(b.flow) %}
      | %breakKeyword {% node(b.jump) %}
      | %breakKeyword jumpLabel {% node(b.jump) %}
      | %continueKeyword {% node(b.jump) %}
      | %continueKeyword jumpLabel {% node(b.jump) %}
jumpLabel -> %name {% node(b.simpleName) %}
           | operand {% first %}
