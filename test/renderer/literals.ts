import { parseSync } from 'vite';

/** Attributes, of ours and of the page's, whose words are shown or read aloud. */
const READ =
  /^(aria-(label|description|valuetext|roledescription|placeholder)|label|title|placeholder|alt|hint|error|shutReason|summary|heading|text)$/;
/** A drawing's text is a figure of its own; code and keys are no words. */
const NOT_READ = new Set(['script', 'style']);

type Node = { readonly type: string } & Readonly<Record<string, unknown>>;

/** What people would read and no translation holds: text between tags, and strings that end up there or in a name. */
export function literalsIn(source: string): string[] {
  const { program, errors } = parseSync('component.tsx', source);
  if (errors.length > 0) throw new Error(errors[0]?.message ?? 'the source cannot be read');
  const found: string[] = [];
  walk(program, (node) => {
    if (node.type === 'JSXElement' || node.type === 'JSXFragment') found.push(...childrenOf(node));
    if (node.type === 'JSXAttribute') found.push(...attributeOf(node));
  });
  return found.map((text) => text.trim()).filter((text) => /\p{L}/u.test(text));
}

function childrenOf(node: Node): string[] {
  const name =
    isNode(node.openingElement) && isNode(node.openingElement.name) ? node.openingElement.name : null;
  if (name !== null && typeof name.name === 'string' && NOT_READ.has(name.name)) return [];
  return nodesIn(node.children).flatMap((child) => {
    if (child.type === 'JSXText') return [String(child.value)];
    return child.type === 'JSXExpressionContainer' ? stringsOf(child.expression) : [];
  });
}

function attributeOf(node: Node): string[] {
  const name = isNode(node.name) ? node.name.name : null;
  if (typeof name !== 'string' || !READ.test(name) || !isNode(node.value)) return [];
  return node.value.type === 'JSXExpressionContainer'
    ? stringsOf(node.value.expression)
    : stringsOf(node.value);
}

/** The strings an expression can come to; what a call gives back is not known here. */
function stringsOf(node: unknown): string[] {
  if (!isNode(node)) return [];
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : [];
    case 'TemplateLiteral':
      return nodesIn(node.quasis).map(({ value }) => (isRecord(value) ? String(value.cooked) : ''));
    case 'ConditionalExpression':
      return [...stringsOf(node.consequent), ...stringsOf(node.alternate)];
    case 'LogicalExpression':
    case 'BinaryExpression':
      return [
        ...(node.operator === '+' || node.type === 'LogicalExpression' ? stringsOf(node.left) : []),
        ...(node.operator === '+' || node.type === 'LogicalExpression' ? stringsOf(node.right) : []),
      ];
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSNonNullExpression':
      return stringsOf(node.expression);
    default:
      return [];
  }
}

function walk(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const each of value) walk(each, see);
    return;
  }
  if (!isRecord(value)) return;
  if (isNode(value)) see(value);
  for (const inner of Object.values(value)) walk(inner, see);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const isNode = (value: unknown): value is Node => isRecord(value) && typeof value.type === 'string';
const nodesIn = (value: unknown): readonly Node[] => (Array.isArray(value) ? value.filter(isNode) : []);
