import { start } from '@/app/start'
import './index.css'

const place = document.querySelector<HTMLElement>('#root')
if (place !== null) void start(place)
