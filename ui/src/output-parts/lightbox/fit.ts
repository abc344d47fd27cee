export interface Box {
  left: number
  top: number
  width: number
  height: number
}

interface Size {
  width: number
  height: number
}

/** As large as the picture goes, in the middle. */
export function fit(picture: Size, stage: Size): Box {
  const scale = Math.min(stage.width / picture.width, stage.height / picture.height)
  const [width, height] = [picture.width * scale, picture.height * scale]
  return { left: (stage.width - width) / 2, top: (stage.height - height) / 2, width, height }
}

/**
 * How far to scroll so that, at this size, the point of the picture that was pointed at stays where it was.
 *
 * @param pointed in pixels of the stage, while the picture was fitted
 */
export function scrollTo(pointed: { x: number; y: number }, fitted: Box, size: Size): { left: number; top: number } {
  const part = (at: number, from: number, length: number) => Math.min(1, Math.max(0, (at - from) / length))
  return {
    left: part(pointed.x, fitted.left, fitted.width) * size.width - pointed.x,
    top: part(pointed.y, fitted.top, fitted.height) * size.height - pointed.y,
  }
}
