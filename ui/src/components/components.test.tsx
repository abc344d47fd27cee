import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Copy } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Form } from 'react-aria-components'
import { expect, it, vi } from 'vitest'
import { Problem } from '@/api/problem'
import { someCounts } from '@/test/builders'
import { Button, IconButton } from './Button'
import { buttonClass } from './button-class'
import { ErrorPanel } from './ErrorPanel'
import { Kbd } from './Kbd'
import { Menu } from './Menu'
import { NumberField } from './NumberField'
import { PromptField } from './PromptField'
import { ProgressRing } from './ProgressRing'
import { Select } from './Select'
import { Slider } from './Slider'
import { StackedBar } from './StackedBar'
import { StateRing } from './StateRing'
import { Suggest } from './Suggest'
import { Tabs } from './Tabs'
import { TextField } from './TextField'
import { ToastRegion } from './ToastRegion'
import { toast } from './toasts'

it('a button takes no press while it is pending', async () => {
  const press = vi.fn()
  render(
    <Button isPending onPress={press}>
      Save
    </Button>,
  )
  await userEvent.click(screen.getByRole('button'))
  expect(press).not.toHaveBeenCalled()
})

it('a button that is a picture has a name', () => {
  render(
    <IconButton label="Copy">
      <Copy />
    </IconButton>,
  )
  expect(screen.getByRole('button', { name: 'Copy' })).toBeInTheDocument()
})

it('a button over a picture keeps a dark ground', () => {
  expect(buttonClass('over')).toMatch(/hover:bg-black/)
  expect(buttonClass('over')).not.toMatch(/hover:bg-raised|hover:text-ink/)
})

it('a text field says what is wrong with it', () => {
  render(<TextField label="Prompt" fault="Say something." />)
  expect(screen.getByLabelText('Prompt')).toBeInvalid()
  expect(screen.getByLabelText('Prompt')).toHaveAccessibleDescription('Say something.')
})

it.each([
  ['a line of text', TextField],
  ['a prompt', PromptField],
  ['one of a few', Suggest],
])('%s that was refused can be sent again once it is changed, and is called wrong no longer', async (_, Field) => {
  const send = vi.fn()
  function Asked() {
    const [value, setValue] = useState('bad')
    return (
      <Form
        onSubmit={(event) => {
          event.preventDefault()
          send(value)
        }}
      >
        <Field label="Name" value={value} onChange={setValue} fault="It is taken." suggestions={[]} />
        <Button type="submit">Send</Button>
      </Form>
    )
  }
  render(<Asked />)
  const field = screen.getByLabelText('Name')
  expect(field).toBeInvalid()
  await userEvent.type(field, ' no more')
  expect(field).not.toBeInvalid()
  expect(screen.queryByText('It is taken.')).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
  expect(send).toHaveBeenCalledWith('bad no more')
})

it('a refused field does not keep the same from being sent again', async () => {
  const send = vi.fn((event: FormEvent) => event.preventDefault())
  render(
    <Form onSubmit={send}>
      <TextField label="Name" value="bad" onChange={() => {}} fault="It is taken." />
      <NumberField label="Images" value={3} onChange={() => {}} fault="It is too much." />
      <Button type="submit">Send</Button>
    </Form>,
  )
  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
  expect(send).toHaveBeenCalled()
})

it('a prompt that is too long is told, and not cut', async () => {
  function Prompt() {
    const [value, setValue] = useState('')
    return <PromptField label="Prompt" value={value} onChange={setValue} maxLength={5} />
  }
  render(<Prompt />)
  await userEvent.type(screen.getByLabelText('Prompt'), 'A street')
  expect(screen.getByLabelText('Prompt')).toHaveValue('A street')
  expect(screen.getByLabelText('Prompt')).toHaveAccessibleDescription('It has 8 characters; 5 are the most.')
})

it('a number field steps within its bounds', async () => {
  function Variations() {
    const [value, setValue] = useState(1)
    return <NumberField label="Variations" value={value} onChange={setValue} minValue={1} maxValue={2} />
  }
  render(<Variations />)
  const field = screen.getByRole('textbox', { name: 'Variations' })
  await userEvent.type(field, '{ArrowUp}{ArrowUp}')
  expect(field).toHaveValue('2')
})

it('a number beyond its bounds is told, and not changed', async () => {
  function Variations() {
    const [value, setValue] = useState(4)
    return <NumberField label="Variations" value={value} onChange={setValue} minValue={1} maxValue={1000} />
  }
  render(<Variations />)
  const field = screen.getByRole('textbox', { name: 'Variations' })
  await userEvent.clear(field)
  await userEvent.type(field, '5000{Enter}')
  expect(field).toHaveValue('5,000')
  expect(field).toHaveAccessibleDescription('1,000 is the most.')
  await userEvent.clear(field)
  await userEvent.type(field, '0{Enter}')
  expect(field).toHaveAccessibleDescription('1 is the least.')
  await userEvent.clear(field)
  await userEvent.type(field, '7{Enter}')
  expect(field).not.toBeInvalid()
})

it('a number between two steps becomes the nearer one', async () => {
  const change = vi.fn()
  render(<NumberField label="Temperature" value={0.5} onChange={change} minValue={0.3} maxValue={1} step={0.05} />)
  const field = screen.getByRole('textbox', { name: 'Temperature' })
  await userEvent.clear(field)
  await userEvent.type(field, '0.78{Enter}')
  expect(change).toHaveBeenLastCalledWith(0.8)
})

it('a select chooses one of a few, by keyboard', async () => {
  const change = vi.fn()
  render(<Select label="Engine" choices={[{ id: 'gemini', label: 'Gemini' }, { id: 'augment', label: 'Augment' }]} value="gemini" onChange={change} />)
  await userEvent.tab()
  await userEvent.keyboard('{Enter}{ArrowDown}{Enter}')
  expect(change).toHaveBeenCalledWith('augment')
})

it('a slider moves by arrow keys', async () => {
  const change = vi.fn()
  render(<Slider label="Size" defaultValue={10} minValue={0} maxValue={20} onChange={change} />)
  await userEvent.tab()
  await userEvent.keyboard('{ArrowRight}')
  expect(change).toHaveBeenCalledWith(11)
})

it('a menu does what is chosen', async () => {
  const act = vi.fn()
  render(<Menu label="More" trigger={<Button>More</Button>} actions={[{ id: 'copy', label: 'Copy', onAction: act }]} />)
  await userEvent.click(screen.getByRole('button', { name: 'More' }))
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Copy' }))
  expect(act).toHaveBeenCalled()
})

it('tabs show one of several views', async () => {
  function Views() {
    const [view, setView] = useState<'a' | 'b'>('a')
    return (
      <Tabs label="Views" value={view} onChange={setView} tabs={[{ id: 'a', label: 'A' }, { id: 'b', label: 'B' }]}>
        This is {view}
      </Tabs>
    )
  }
  render(<Views />)
  await userEvent.click(screen.getByRole('tab', { name: 'B' }))
  expect(screen.getByRole('tabpanel')).toHaveTextContent('This is b')
})

it('a bar and rings say in words what they show', () => {
  render(
    <>
      <StackedBar label="Rain" items={someCounts({ completed: 2, processing: 1, generated: 1, failed: 1 })} />
      <StackedBar label="Snow" items={someCounts({ completed: 2, failed: 3 })} recovered={2} />
      <ProgressRing label="Upload" value={0.42} />
      <StateRing state="generated" />
    </>,
  )
  expect(screen.getByRole('img', { name: 'Rain: 2 made, 2 running, 1 failed' })).toBeInTheDocument()
  expect(screen.getByRole('img', { name: 'Snow: 4 made, 1 failed' })).toBeInTheDocument()
  expect(screen.getByRole('progressbar', { name: 'Upload' })).toHaveAttribute('aria-valuenow', '42')
  expect(screen.getByRole('img', { name: 'Being made' })).toBeInTheDocument()
})

it('keys are shown as they are called here', () => {
  render(<Kbd keys="mod+shift+enter" />)
  expect(document.body).toHaveTextContent('CtrlShift↵')
})

it('an error counts down to when it makes sense to try again', () => {
  vi.useFakeTimers()
  const problem = new Problem('too-many-requests', 'Too many requests.', undefined, undefined, 429, 1, new Map())
  render(<ErrorPanel error={problem} onRetry={() => {}} />)
  expect(screen.getByRole('button', { name: 'Try again in 1 s' })).toBeDisabled()
  vi.useRealTimers()
})

it('a toast is said, and does what it offers', async () => {
  const undo = vi.fn()
  render(<ToastRegion />)
  toast('Rejected', { action: { label: 'Undo', onAction: undo } })
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }))
  expect(undo).toHaveBeenCalled()
  expect(screen.queryByText('Rejected')).toBeNull()
})
