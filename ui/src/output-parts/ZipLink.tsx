import { Download } from 'lucide-react'
import { buttonClass } from '@/components/button-class'
import { count } from '@/format/count'

interface ZipLinkProps {
  href: string
  /** So many images it has; undefined while nobody knows. */
  images: number | undefined
  look: 'primary' | 'plain'
}

/** Downloads the images of a job or a group, and says how many they are. */
export function ZipLink({ href, images, look }: ZipLinkProps) {
  return (
    <a href={href} download className={buttonClass(look)}>
      <Download size={16} aria-hidden />
      {images === undefined ? 'ZIP' : `ZIP of ${count(images)}`}
    </a>
  )
}
