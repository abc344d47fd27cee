import type { ThumbnailAnswer, ThumbnailOrder } from './thumbnails'

addEventListener('message', ({ data: { file } }: MessageEvent<ThumbnailOrder>) => {
  void small(file)
    .catch(() => undefined)
    .then((picture) => postMessage({ picture } satisfies ThumbnailAnswer))
})

const LONGER_SIDE = 256

/** The browser scales while it decodes, which is faster than to decode all and scale then. */
async function small(file: File): Promise<Blob> {
  const bitmap = await createImageBitmap(file, { resizeWidth: LONGER_SIDE, resizeQuality: 'medium' })
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
  bitmap.close()
  return canvas.convertToBlob({ type: 'image/webp', quality: 0.8 })
}
