// node workflow.mjs MODULES FILE: what GitHub's own parser (npm: @actions/workflow-parser) says against a workflow.
import { readFileSync } from "node:fs";
import { register } from "node:module";
import { pathToFileURL } from "node:url";

// The package imports its schema as JSON in a way that Node takes from bundlers only.
const hook = `import { readFileSync } from "node:fs";
export async function load(url, context, next) {
  return url.endsWith(".json")
    ? { format: "module", shortCircuit: true, source: "export default " + readFileSync(new URL(url)) }
    : next(url, context);
}
export async function resolve(name, context, next) {
  try {
    return await next(name, context);
  } catch (e) {
    return next(name + ".js", context);
  }
}`;
register("data:text/javascript," + encodeURIComponent(hook));

const [modules, file] = process.argv.slice(2);
const parser = await import(pathToFileURL(modules + "/@actions/workflow-parser/dist/index.js"));
const content = readFileSync(file, "utf8");
const result = parser.parseWorkflow({ name: "workflow", content }, new parser.NoOperationTraceWriter());
const errors = result.context.errors.getErrors();
for (const e of errors) console.log(e.message);
process.exit(errors.length ? 1 : 0);
