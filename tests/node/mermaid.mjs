// What Mermaid itself reads: a JSON list of diagrams in, a JSON list of what each says out.
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";

// Mermaid cleans texts with DOMPurify, which wants a page; it need not be shown.
globalThis.window = new JSDOM("").window;
globalThis.document = globalThis.window.document;
console.warn = console.error = () => {};
const { default: mermaid } = await import("mermaid");

// Mermaid marks entities so until it draws; cleaning a text writes its no-break spaces as HTML does.
const decoded = (text) =>
  text
    .replaceAll("&nbsp;", "\u00a0")
    .replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(Number(code)));

const node = ({ id, text, classes, type }) => ({ id, text: decoded(text ?? ""), classes, type });
const edge = ({ start, end, text }) => ({ start, end, text: decoded(text ?? "") });
const subgraph = ({ id, title, nodes }) => ({ id, title: decoded(title ?? ""), nodes });
const task = ({ section, task: name, score, people }) => ({
  section: decoded(section),
  task: decoded(name),
  score: Number.isFinite(score) ? score : String(score),
  people: people.map(decoded),
});

async function said(text) {
  try {
    await mermaid.parse(text);
    const { type, db } = await mermaid.mermaidAPI.getDiagramFromText(text);
    const titles = {
      type,
      title: decoded(db.getDiagramTitle()),
      accTitle: decoded(db.getAccTitle()),
      accDescr: decoded(db.getAccDescription()),
    };
    if (type === "journey") {
      return { ...titles, sections: db.getSections().map(decoded), tasks: db.getTasks().map(task) };
    }
    return {
      ...titles,
      nodes: [...db.getVertices().values()].map(node),
      edges: db.getEdges().map(edge),
      subgraphs: db.getSubGraphs().map(subgraph),
    };
  } catch (error) {
    return { error: String(error.message) };
  }
}

const answers = [];
for (const text of JSON.parse(readFileSync(0, "utf8"))) {
  answers.push(await said(text));
}
process.stdout.write(JSON.stringify(answers));
