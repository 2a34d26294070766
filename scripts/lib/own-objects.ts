export async function keepOwnObjects(url: string, script: string): Promise<string> {
  return script;
}
