export * from './blocks.ts';
export * from './commands.ts';
export * from './declarations.ts';
export * from './expressions.ts';
export * from './statements.ts';
