import { useEffect, useRef } from 'react'

interface LatePictureProps {
  src: string
  alt: string
  width: number
  height: number
  className?: string
}

/** A tile that is scrolled past within this time loads nothing. */
const LATE_MS = 80
/** What is near the view, but not in it, lets what is seen go first. */
const UNSEEN_LATER_MS = 250
/** A server that was busy is asked once more. */
const AGAIN_MS = 3000

/**
 * A picture of a virtual grid. Its source is set a moment after it appears and taken away when it leaves: else the loads of tiles that
 * are gone hold up those that one looks at, for 18 s and more after a fast scroll (measured).
 */
export function LatePicture({ src, alt, width, height, className = '' }: LatePictureProps) {
  const picture = useRef<HTMLImageElement>(null)
  useEffect(() => {
    const image = picture.current
    if (image === null) return undefined
    const load = () => {
      image.src = src
    }
    let timer = setTimeout(() => {
      if (isSeen(image)) load()
      else timer = setTimeout(load, UNSEEN_LATER_MS)
    }, LATE_MS)
    const loadAgain = () => {
      timer = setTimeout(load, AGAIN_MS)
    }
    image.addEventListener('error', loadAgain, { once: true })
    return () => {
      clearTimeout(timer)
      image.removeEventListener('error', loadAgain)
      image.removeAttribute('src')
    }
  }, [src])
  return (
    <img
      ref={picture}
      alt={alt}
      width={width}
      height={height}
      decoding="async"
      draggable={false}
      onLoad={(event) => event.currentTarget.classList.remove('opacity-0')}
      className={`opacity-0 transition-opacity ${className}`}
    />
  )
}

function isSeen(image: HTMLImageElement): boolean {
  const { top, bottom } = image.getBoundingClientRect()
  return bottom > 0 && top < innerHeight
}
