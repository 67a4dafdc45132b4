import { loadChunk } from './load-chunk.ts';

const chunk = (id: string) => (): void => {
  loadChunk(id);
};

/** Loads the file that defines a type which is not in the core. Keys are lower-cased full names. */
export const lazyTypes: Record<string, () => void> = {};

/** Adds the types that one file defines. */
function add(id: string, ...names: string[]): void {
  for (const name of names) lazyTypes[name.toLowerCase()] = chunk(id);
}

export { add as addLazyTypes };

const generic = 'System.Collections.Generic.';
add(
  'types/collections/generic',
  `${generic}List\`1`,
  `${generic}Dictionary\`2`,
  `${generic}HashSet\`1`,
  `${generic}KeyValuePair\`2`,
  `${generic}Queue\`1`,
  `${generic}Stack\`1`,
);
const regex = 'System.Text.RegularExpressions.';
add(
  'types/text/regex',
  `${regex}Regex`,
  `${regex}Match`,
  `${regex}Group`,
  `${regex}Capture`,
  `${regex}MatchCollection`,
  `${regex}GroupCollection`,
  `${regex}CaptureCollection`,
);
add(
  'types/system/error-types',
  'System.Management.Automation.ErrorCategoryInfo',
  'System.Management.Automation.ErrorDetails',
);
add('types/values/version', 'System.Version');
add('types/values/guid', 'System.Guid');
add('types/values/math', 'System.Math');
add('types/text/string-builder', 'System.Text.StringBuilder');
add(
  'types/values/culture',
  'System.Globalization.CultureInfo',
  'System.Globalization.NumberFormatInfo',
  'System.Globalization.DateTimeFormatInfo',
  'System.Globalization.TextInfo',
);
add('types/time/other-times', 'System.DateTimeOffset', 'System.DateOnly', 'System.TimeOnly');
add('types/io/path', 'System.IO.Path');
add('types/values/environment', 'System.Environment');
add(
  'types/text/encoding',
  'System.Text.Encoding',
  'System.Text.UTF8Encoding',
  'System.Text.UnicodeEncoding',
  'System.Text.UTF32Encoding',
  'System.Text.ASCIIEncoding',
  'System.Text.Latin1Encoding',
  'System.Text.UTF8Encoding+UTF8EncodingSealed',
);
add('types/values/convert-class', 'System.Convert');
add('types/io/file', 'System.IO.File');
add(
  'types/collections/private-types',
  'System.Collections.Hashtable+KeyCollection',
  'System.Collections.Hashtable+ValueCollection',
  'System.Collections.Specialized.OrderedDictionary+OrderedDictionaryKeyValueCollection',
  'System.Collections.SortedList+KeyList',
  'System.Collections.SortedList+ValueList',
  'System.Array+ArrayEnumerator',
  'System.SZArrayEnumerator',
);
add(
  'types/system/member-infos',
  ...[
    'PSMemberInfo',
    'PSPropertyInfo',
    'PSNoteProperty',
    'PSAliasProperty',
    'PSScriptProperty',
    'PSCodeProperty',
    'PSProperty',
    'PSPropertySet',
    'PSMemberSet',
    'PSMethodInfo',
    'PSMethod',
    'PSScriptMethod',
    'PSCodeMethod',
    'PSParameterizedProperty',
    'PSMemberInfoIntegratingCollection`1',
    'ReadOnlyPSMemberInfoCollection`1',
  ].map((n) => `System.Management.Automation.${n}`),
);
add(
  'types/collections/queues',
  'System.Collections.Queue',
  'System.Collections.Stack',
  'System.Collections.Concurrent.ConcurrentQueue`1',
  'System.Collections.Concurrent.ConcurrentStack`1',
  'System.Collections.Concurrent.ConcurrentBag`1',
);
add(
  'types/collections/sorted',
  'System.Collections.SortedList',
  `${generic}SortedList\`2`,
  `${generic}SortedDictionary\`2`,
  `${generic}OrderedDictionary\`2`,
  `${generic}SortedSet\`1`,
  'System.Collections.Concurrent.ConcurrentDictionary`2',
);
add(
  'types/collections/list-relatives',
  'System.Collections.ObjectModel.Collection`1',
  'System.Collections.ObjectModel.ObservableCollection`1',
  'System.Collections.ObjectModel.ReadOnlyCollection`1',
  'System.Collections.Specialized.StringCollection',
  `${generic}LinkedList\`1`,
  `${generic}LinkedListNode\`1`,
);
add(
  'types/collections/tuples',
  'System.Tuple',
  'System.ValueTuple',
  ...[1, 2, 3, 4, 5, 6, 7, 8].flatMap((n) => [`System.Tuple\`${n}`, `System.ValueTuple\`${n}`]),
);
add('types/values/string-comparer', 'System.StringComparer', 'System.Collections.Comparer');
add('types/values/semantic-version', 'System.Management.Automation.SemanticVersion');
add('types/text/wildcard-pattern', 'System.Management.Automation.WildcardPattern');
add('types/values/uri', 'System.Uri', 'System.UriBuilder');
add('types/text/web-encoding', 'System.Net.WebUtility', 'System.Web.HttpUtility');
add('types/values/ip-address', 'System.Net.IPAddress', 'System.Net.Mail.MailAddress');
add('types/values/bit-converter', 'System.BitConverter');
add(
  'types/values/hashes',
  ...['MD5', 'SHA1', 'SHA256', 'SHA384', 'SHA512'].flatMap((n) =>
    ['', 'CryptoServiceProvider', 'Managed'].map((s) => `System.Security.Cryptography.${n}${s}`),
  ),
);
add(
  'types/system/activator',
  'System.Activator',
  'System.Management.Automation.Internal.AutomationNull',
  'System.Diagnostics.Stopwatch',
  'System.Threading.Thread',
  'System.GC',
  'System.Random',
);
add(
  'types/io/file-system-info',
  ...['FileSystemInfo', 'FileInfo', 'DirectoryInfo', 'Directory'].map((n) => `System.IO.${n}`),
);
add(
  'types/io/text-io',
  ...[
    'TextReader',
    'StringReader',
    'StreamReader',
    'TextWriter',
    'StringWriter',
    'StreamWriter',
    'MemoryStream',
  ].map((n) => `System.IO.${n}`),
);
add(
  'types/xml/types',
  ...[
    'XmlNode',
    'XmlElement',
    'XmlAttribute',
    'XmlCharacterData',
    'XmlDocument',
    'XmlNodeList',
    'XmlAttributeCollection',
  ].map((n) => `System.Xml.${n}`),
);
add('types/xml/lists', 'System.Xml.XmlChildNodes', 'System.Xml.XPathNodeList');
add(
  'types/text/string-info',
  'System.Globalization.StringInfo',
  'System.Globalization.CharUnicodeInfo',
  'System.Text.Rune',
);
add('types/collections/linq', 'System.Linq.Enumerable');
