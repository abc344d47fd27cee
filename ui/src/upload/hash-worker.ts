import { createSHA256, type IHasher } from 'hash-wasm'
import type { HashAnswer, HashOrder } from './hashing'
import { looksLikePicture } from './refusal'

/** Read at once: large enough for the disk, small enough for the memory of a phone. */
const PART_BYTES = 4 << 20

addEventListener('message', ({ data }: MessageEvent<HashOrder>) => {
  void answer(data).then((result) => postMessage({ number: data.number, result } satisfies HashAnswer))
})

async function answer({ file }: HashOrder): Promise<HashAnswer['result']> {
  let hash: IHasher
  try {
    hash = await createSHA256()
  } catch {
    return { kind: 'failed', reason: 'This browser runs no WebAssembly, which pictures are looked through with.' }
  }
  try {
    const head = new Uint8Array(await file.slice(0, 16).arrayBuffer())
    return looksLikePicture(head) ? { kind: 'hashed', sha256: await sha256(file, hash) } : { kind: 'no-picture' }
  } catch {
    // Read errors are the only ones here: it was moved, deleted, changed, or its disk is gone.
    return { kind: 'vanished' }
  }
}

async function sha256(file: File, hash: IHasher): Promise<string> {
  for (let at = 0; at < file.size; at += PART_BYTES) hash.update(new Uint8Array(await file.slice(at, at + PART_BYTES).arrayBuffer()))
  return hash.digest()
}
