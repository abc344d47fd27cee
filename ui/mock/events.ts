const encoder = new TextEncoder()

/** The stream of events, as the gateway's `/api/events`: ids, replay behind the last one seen, `ready` first. */
export class Events {
  readonly #readers = new Set<ReadableStreamDefaultController<Uint8Array>>()
  readonly #told: { id: number; frame: string }[] = []
  #last = 0

  /** How many streams are open. */
  get readers(): number {
    return this.#readers.size
  }

  say(name: string, data: unknown): void {
    this.#last += 1
    const frame = `id: t.0.${this.#last}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`
    this.#told.push({ id: this.#last, frame })
    if (this.#told.length > 1000) this.#told.shift()
    for (const reader of this.#readers) reader.enqueue(encoder.encode(frame))
  }

  /** Ends all streams, as the gateway does when their key is revoked. */
  end(): void {
    for (const reader of this.#readers) reader.close()
    this.#readers.clear()
  }

  open(lastId: string | null, signal: AbortSignal): ReadableStream<Uint8Array> {
    let own: ReadableStreamDefaultController<Uint8Array> | undefined
    return new ReadableStream({
      // Whoever reads may go without a word to the request.
      cancel: () => {
        if (own !== undefined) this.#readers.delete(own)
      },
      start: (reader) => {
        own = reader
        this.#readers.add(reader)
        signal.addEventListener('abort', () => this.#readers.delete(reader))
        const seen = lastId === null ? this.#last : Number(lastId.split('.').at(-1))
        reader.enqueue(encoder.encode(`id: t.0.${seen}\nevent: ready\ndata: {}\n\n`))
        for (const { id, frame } of this.#told) if (id > seen) reader.enqueue(encoder.encode(frame))
      },
    })
  }
}
