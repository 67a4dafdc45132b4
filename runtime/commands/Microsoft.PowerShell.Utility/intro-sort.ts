type Comparer<T> = (a: T, b: T) => number;

const insertionLimit = 16;

function swapIfGreater<T>(items: T[], compare: Comparer<T>, i: number, j: number): void {
  if (i !== j && compare(items[i]!, items[j]!) > 0) [items[i], items[j]] = [items[j]!, items[i]!];
}

function insertionSort<T>(items: T[], compare: Comparer<T>, low: number, high: number): void {
  for (let i = low; i < high; i++) {
    const item = items[i + 1]!;
    let j = i;
    for (; j >= low && compare(item, items[j]!) < 0; j--) items[j + 1] = items[j]!;
    items[j + 1] = item;
  }
}

function siftDown<T>(items: T[], compare: Comparer<T>, start: number, count: number, low: number): void {
  const item = items[low + start - 1]!;
  let i = start;
  while (i <= count >> 1) {
    let child = 2 * i;
    if (child < count && compare(items[low + child - 1]!, items[low + child]!) < 0) child++;
    if (compare(item, items[low + child - 1]!) >= 0) break;
    items[low + i - 1] = items[low + child - 1]!;
    i = child;
  }
  items[low + i - 1] = item;
}

function heapSort<T>(items: T[], compare: Comparer<T>, low: number, high: number): void {
  const count = high - low + 1;
  for (let i = count >> 1; i >= 1; i--) siftDown(items, compare, i, count, low);
  for (let i = count; i > 1; i--) {
    [items[low], items[low + i - 1]] = [items[low + i - 1]!, items[low]!];
    siftDown(items, compare, 1, i - 1, low);
  }
}

function partition<T>(items: T[], compare: Comparer<T>, low: number, high: number): number {
  const middle = low + ((high - low) >> 1);
  swapIfGreater(items, compare, low, middle);
  swapIfGreater(items, compare, low, high);
  swapIfGreater(items, compare, middle, high);
  const pivot = items[middle]!;
  [items[middle], items[high - 1]] = [items[high - 1]!, items[middle]!];
  let left = low;
  let right = high - 1;
  while (left < right) {
    while (left < high && compare(items[++left]!, pivot) < 0);
    while (right > low && compare(pivot, items[--right]!) < 0);
    if (left >= right) break;
    [items[left], items[right]] = [items[right]!, items[left]!];
  }
  if (left !== high - 1) [items[left], items[high - 1]] = [items[high - 1]!, items[left]!];
  return left;
}

function introSort<T>(items: T[], compare: Comparer<T>, low: number, high: number, depth: number): void {
  let last = high;
  let left = depth;
  while (last > low) {
    const size = last - low + 1;
    if (size <= insertionLimit) {
      if (size === 2) swapIfGreater(items, compare, low, last);
      else if (size === 3) {
        swapIfGreater(items, compare, low, last - 1);
        swapIfGreater(items, compare, low, last);
        swapIfGreater(items, compare, last - 1, last);
      } else insertionSort(items, compare, low, last);
      return;
    }
    if (left-- === 0) {
      heapSort(items, compare, low, last);
      return;
    }
    const at = partition(items, compare, low, last);
    introSort(items, compare, at + 1, last, left);
    last = at - 1;
  }
}

/** Sorts in place as .NET's `List.Sort` does: equal items end up in the same, not always the original, order. */
export function sortLikeNet<T>(items: T[], compare: Comparer<T>): void {
  if (items.length > 1)
    introSort(items, compare, 0, items.length - 1, 2 * (Math.floor(Math.log2(items.length)) + 1));
}
