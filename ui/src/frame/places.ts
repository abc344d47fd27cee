import { FolderOpen, GalleryThumbnails, House, Images, LayoutGrid, ListChecks, type LucideIcon } from 'lucide-react'
import type { LinkProps } from '@tanstack/react-router'

export interface Place {
  to: NonNullable<LinkProps['to']>
  label: string
  icon: LucideIcon
  /** Keys that lead there. */
  keys: string
  /** Makes it one of the large entries of Home: what it is for, in one sentence. */
  entry?: string
}

/** The pages of the rail, in its order. Home shows those with an `entry` large; palette and keys lead to all. */
export const PLACES: readonly Place[] = [
  { to: '/', label: 'Home', icon: House, keys: 'g h' },
  { to: '/automatic', label: 'Automatic', icon: Images, keys: 'g a', entry: 'One prompt for a whole folder of pictures, each made as often as you like.' },
  { to: '/semi-automatic', label: 'Semi-Automatic', icon: LayoutGrid, keys: 'g s', entry: 'A few references with a prompt each, and sets of four to choose from.' },
  { to: '/jobs', label: 'Jobs', icon: ListChecks, keys: 'g j' },
  { to: '/groups', label: 'Groups', icon: FolderOpen, keys: 'g r' },
  { to: '/gallery', label: 'Gallery', icon: GalleryThumbnails, keys: 'g g' },
]
