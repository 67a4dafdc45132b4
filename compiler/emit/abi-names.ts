/** The names that `runtime/abi.ts` exports, separated by spaces; a test compares the two. */
export const abiNameList =
  'Frame nullSink constrainBoolean constrainInt32 constrainString add array arrayOf asType bitAnd bitNot bitOr bitXor breakSignal capture captureArray catches ' +
  'caught ccontains ceq cge cgt cin cle clike clt cmatch cne cnotContains cnotIn cnotLike cnotMatch ' +
  'coalesce collector continueSignal creplace csplit customObject declareVariable decrement ' +
  'defineFunction divide double each eachEnumerator enterData enterTry exitSignal fail ' +
  'failWithTraps formatOperator getMember getScoped getStaticMember getStatus hashtable icontains ieq ' +
  'ige igt iin ile ilike ilt imatch increment index ine inlineBlock inotContains inotIn inotLike ' +
  'inotMatch invokeMember invokeStaticMember ireplace isBreak isNotType isNullish isReturn isType ' +
  'isplit join leaveTry logicalXor lookup lookupInString lookupQuiet multiply negate nothing numberOf numericArgument ' +
  'ordered output pushFinally range rangeInput read redirected redirectedValue refScoped refVariable ' +
  'remainder rethrow returnSignal runFinally scriptBlock setIndex setMatches setMember setScoped ' +
  'setStaticMember setStatus shiftLeft shiftRight startBackgroundJob stepValue subexpression subtract ' +
  'switchBlock switchEquals switchFile switchRegex switchValues switchWildcard throwValue toBoolean ' +
  'toDouble toInt32 toInt64 toPSString toStringCast truthy unaryJoin unaryPlus unarySplit unpack ' +
  'unsupported updateIndex updateMember updateProperty updateStaticMember usingVariable';
