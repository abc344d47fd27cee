import { folderOf } from './stack/pictures.ts'
import { drop, haveArrived, makeButton, openAutomatic, setVariations, write } from './steps/automatic.ts'
import { watchMainThread } from './steps/busy.ts'
import { expect, test } from './test.ts'

const LONGEST_MS = 200

test('a folder of 1,000 pictures is dropped, and the page answers all the while', async ({ page }, info) => {
  const folder = info.outputPath('city')
  await folderOf(folder, 1000)
  await openAutomatic(page)
  await setVariations(page, 2)

  const stop = await watchMainThread(page)
  await drop(page, folder)
  await expect(page.getByRole('status').filter({ hasText: '1,000 pictures' })).toBeVisible()
  // Typed while they are hashed and sent.
  await write(page, 'the same street at night')
  await haveArrived(page, '1,000 pictures')
  const task = await stop()

  await expect(makeButton(page)).toContainText('1,000 images × 2 = 2,000')
  await expect(page.getByLabel('Prompt', { exact: true })).toHaveValue('the same street at night')
  console.log(`longest task while 1,000 pictures were hashed and sent: ${task.work.toFixed(0)} ms of work, ${task.clock.toFixed(0)} ms by the clock`)
  // By the thread's own clock: what else the machine does meanwhile does not count.
  expect(task.work).toBeLessThan(LONGEST_MS)
})
