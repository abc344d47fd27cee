import { Label, Slider as AriaSlider, type SliderProps as AriaSliderProps, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components'
import { labelClass } from './field-class'

interface SliderProps extends Omit<AriaSliderProps<number>, 'className' | 'style' | 'children'> {
  label: string
  /** The label and the value are said, not shown. */
  isBare?: boolean
}

/** A number within bounds, by feel. */
export function Slider({ label, isBare = false, ...props }: SliderProps) {
  return (
    <AriaSlider {...props} {...(isBare && { 'aria-label': label })} className="flex min-w-28 flex-col gap-1.5">
      {!isBare && (
        <div className="flex justify-between">
          <Label className={labelClass}>{label}</Label>
          <SliderOutput className="figures text-sm text-ink-2" />
        </div>
      )}
      <SliderTrack className="relative h-5 w-full">
        {({ state }) => (
          <>
            <div className="absolute top-2 h-1 w-full rounded-full bg-line" />
            <div className="absolute top-2 h-1 rounded-full bg-ink-2" style={{ width: `${state.getThumbPercent(0) * 100}%` }} />
            <SliderThumb className="top-2.5 size-4 rounded-full border border-line-strong bg-ink data-dragging:size-5" />
          </>
        )}
      </SliderTrack>
    </AriaSlider>
  )
}
