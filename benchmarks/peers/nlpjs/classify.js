// Trains node-nlp, unless its model is there, and prints an intent with its score for each text.
// node classify.js MODEL EXAMPLES TEXTS: a path to keep the model at, a JSON list of
// [text, intent] pairs, and a JSON list of texts.
'use strict';

const fs = require('fs');
const { NlpManager } = require('node-nlp');

const LANGUAGE = 'en';

async function trained(path, examples) {
  const manager = new NlpManager({
    languages: [LANGUAGE],
    autoSave: false,
    forceNER: false,
    nlu: { log: false },
  });
  if (fs.existsSync(path)) {
    manager.load(path);
    return manager;
  }
  for (const [text, intent] of examples) {
    manager.addDocument(LANGUAGE, text, intent);
  }
  await manager.train();
  fs.writeFileSync(`${path}.part`, manager.export(true));
  fs.renameSync(`${path}.part`, path);
  return manager;
}

async function main() {
  const [model, examples, texts] = process.argv.slice(2);
  const read = (path) => JSON.parse(fs.readFileSync(path, 'utf8'));
  const manager = await trained(model, read(examples));
  for (const text of read(texts)) {
    const { intent, score } = await manager.process(LANGUAGE, text);
    console.log(JSON.stringify({ intent, score }));
  }
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
