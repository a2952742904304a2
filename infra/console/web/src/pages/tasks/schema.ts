// The subset of JSON Schema that forms may have: an object of properties that are texts, numbers, truth values or one of a list.
import { isObject } from '../../definition/model.ts';

export interface Property {
  type?: 'string' | 'number' | 'integer' | 'boolean';
  title?: string;
  description?: string;
  enum?: unknown[];
  default?: unknown;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  pattern?: string;
}

export interface Form {
  type: 'object';
  properties: Record<string, Property>;
  required?: string[];
}

/** What was entered: texts, which become numbers when they are sent; of lists the JSON of the choice. */
export type Answer = Record<string, string | boolean | undefined>;

export const isForm = (value: unknown): value is Form => isObject(value) && isObject(value.properties) && Object.keys(value.properties).length > 0;

export function emptyAnswer(form: Form): Answer {
  return Object.fromEntries(
    Object.entries(form.properties).map(([name, property]) => {
      if (property.type === 'boolean') {
        return [name, property.default === true];
      }
      return [name, property.default === undefined ? '' : Array.isArray(property.enum) ? JSON.stringify(property.default) : String(property.default)];
    }),
  );
}

/** What is wrong with an answer, by field. */
export function problemsOf(form: Form, answer: Answer): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const [name, property] of Object.entries(form.properties)) {
    const problem = problemOf(property, answer[name], form.required?.includes(name) ?? false);
    if (problem) {
      problems[name] = problem;
    }
  }
  return problems;
}

function problemOf(property: Property, value: string | boolean | undefined, needed: boolean): string | undefined {
  if (property.type === 'boolean') {
    return undefined;
  }
  const text = typeof value === 'string' ? value : '';
  if (text === '') {
    return needed ? 'This is needed.' : undefined;
  }
  if (Array.isArray(property.enum)) {
    return undefined;
  }
  if (property.type === 'number' || property.type === 'integer') {
    const number = Number(text);
    if (!Number.isFinite(number) || (property.type === 'integer' && !Number.isInteger(number))) {
      return property.type === 'integer' ? 'A whole number, please.' : 'A number, please.';
    }
    return number < (property.minimum ?? -Infinity) ? `At least ${property.minimum}.` : number > (property.maximum ?? Infinity) ? `At most ${property.maximum}.` : undefined;
  }
  if (text.length < (property.minLength ?? 0)) {
    return `At least ${property.minLength} characters.`;
  }
  if (text.length > (property.maxLength ?? Infinity)) {
    return `At most ${property.maxLength} characters.`;
  }
  return property.pattern && !matches(property.pattern, text) ? 'It has not the form that is asked for.' : undefined;
}

function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return true;
  }
}

/** The answer as the task gets it: fields that were left empty are absent. */
export function answerOf(form: Form, answer: Answer): Record<string, unknown> {
  const sent: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(form.properties)) {
    const value = answer[name];
    if (typeof value === 'boolean') {
      sent[name] = value;
    } else if (value) {
      sent[name] = Array.isArray(property.enum) ? JSON.parse(value) : property.type === 'number' || property.type === 'integer' ? Number(value) : value;
    }
  }
  return sent;
}
