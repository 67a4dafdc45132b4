export const generalHelp = `pscc compiles PowerShell to JavaScript and runs it in Node.

usage: pscc run FILE [ARGUMENTS]     compile and run a script
       pscc run -c CODE [ARGUMENTS]  compile and run a command
       pscc build FILE...            write JavaScript modules
       pscc check FILE...            print parse errors
       pscc dump --stage STAGE FILE...  show what a stage of the compiler makes

       pscc --version                print the version
       pscc VERB --help              say more about a verb
`;

export const runHelp = `usage: pscc run [--time] FILE [ARGUMENTS]
       pscc run [--time] -c CODE [ARGUMENTS]

Compiles a script and runs it. All words after FILE or CODE belong to the script.
FILE '-' reads the script from standard input.

  -c, --command CODE  run CODE in the global scope
      --time          print each stage's milliseconds on stderr when the script has ended
  -h, --help          print this text

The exit code is the script's: 0, 1 after an error that ended it, or what 'exit' says;
1 for a script with parse errors; 130 after Ctrl+C; 2 where pscc was called wrongly.
`;

export const buildHelp = `usage: pscc build FILE... [-o PATH] [--bundle] [--watch] [--no-map] [--time]

Writes a JavaScript module a.mjs and its source map a.mjs.map for each script a.ps1.
Scripts and modules that a script names by a literal path are built with it.

  -o, --output PATH  the file to write, or for several scripts the folder (made where missing)
      --bundle       make one self-contained file that needs only Node
      --watch        build again whenever a script changes
      --no-map       write no source map
      --time         print each stage's milliseconds on stderr
  -h, --help         print this text
`;

export const checkHelp = `usage: pscc check [--time] FILE...

Parses scripts and prints their errors as PowerShell does.
The exit code is 1 where a script has errors, else 0.

      --time  print the milliseconds on stderr
  -h, --help  print this text
`;

export const dumpHelp = `usage: pscc dump --stage STAGE [--time] FILE...

Shows what a stage of the compiler makes of each script:

  tokens  one token a line: kind, start, end, text
  ast     one JSON line a file: file, errors, nodes [depth, kind, start, end], tokens [kind, start, end]
  ir      one JSON line a file: the lowered program
  js      the JavaScript

A script with parse errors has its line too; the exit code stays 0.

      --stage STAGE  tokens, ast, ir or js
      --time         print each stage's milliseconds on stderr
  -h, --help         print this text
`;
