// Keeps one element for each thing of a list, in the list's order. What stays is not touched, so focus and pictures stay too.

export class Rows {
  #list;
  #make;
  #rows = new Map();

  /** Fills the element `list`; `make(thing)` gives `{ element, show(thing), close?() }`. */
  constructor(list, make) {
    this.#list = list;
    this.#make = make;
  }

  /** All rows, in order. */
  get all() { return [...this.#rows.values()]; }

  /** Shows these things; `nameOf` tells them apart. */
  show(things, nameOf) {
    const wanted = new Map(things.map(thing => [nameOf(thing), thing]));
    for (const [name, row] of this.#rows) if (!wanted.has(name)) this.#remove(name, row);
    const rows = new Map();
    for (const [name, thing] of wanted) {
      const row = this.#rows.get(name) ?? this.#make(thing);
      const place = this.#list.children[rows.size] ?? null;
      if (place !== row.element) this.#list.insertBefore(row.element, place);
      row.show(thing);
      rows.set(name, row);
    }
    this.#rows = rows;
  }

  #remove(name, row) {
    row.close?.();
    row.element.remove();
    this.#rows.delete(name);
  }
}
