/** JSON with line breaks; what is not JSON as it is. */
export function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** The reason why a text is not a JSON object, or undefined when it is one. */
export function objectFault(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? undefined : '{…}';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
