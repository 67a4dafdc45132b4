import { types } from '../core-types.ts';
import { defineType } from '../define.ts';
import { enumByName } from '../enums.ts';
import type { Value } from '../net-object.ts';
import { requireType } from '../type-registry.ts';
import { type ErrorCategoryInfo, ErrorDetails } from './exceptions.ts';

const AUTOMATION = 'System.Management.Automation';
defineType({
  name: `${AUTOMATION}.ErrorCategoryInfo`,
  base: types.object,
  options: { assembly: AUTOMATION },
  properties: {
    'System.Management.Automation.ErrorCategory Category {get;}': (c: ErrorCategoryInfo) =>
      enumByName(requireType(`${AUTOMATION}.ErrorCategory`), c.record.category),
    'string Activity {get;set;}': {
      get: (c: ErrorCategoryInfo) => c.activity,
      set: (c: ErrorCategoryInfo, v: string) => {
        c.record.activity = v;
      },
    },
    'string Reason {get;set;}': {
      get: (c: ErrorCategoryInfo) => c.reason,
      set: (c: ErrorCategoryInfo, v: string) => {
        c.record.reason = v;
      },
    },
    'string TargetName {get;set;}': {
      get: (c: ErrorCategoryInfo) => c.targetName,
      set: (c: ErrorCategoryInfo, v: string) => {
        c.record.targetName = v;
      },
    },
    'string TargetType {get;set;}': {
      get: (c: ErrorCategoryInfo) => c.targetType,
      set: (c: ErrorCategoryInfo, v: string) => {
        c.record.targetType = v;
      },
    },
  } as never,
  methods: {
    'string GetMessage()': (c: ErrorCategoryInfo) => c.toString(),
    'string ToString()': (c: ErrorCategoryInfo) => c.toString(),
  },
});
defineType({
  name: `${AUTOMATION}.ErrorDetails`,
  base: types.object,
  options: { assembly: AUTOMATION },
  constructors: { 'ErrorDetails(string message)': (m: Value) => new ErrorDetails(String(m)) },
  properties: {
    'string Message {get;}': (d: ErrorDetails) => d.message,
    'string RecommendedAction {get;set;}': {
      get: (d: ErrorDetails) => d.recommendedAction,
      set: (d: ErrorDetails, v: string) => {
        d.recommendedAction = v;
      },
    },
  } as never,
  methods: { 'string ToString()': (d: ErrorDetails) => d.message },
});
