"""Labs as files: interchange JSON, and documents (`.wzlab`).

`interchange` reads and writes JSON, which is a contract with other programs.  `document` opens and makes documents,
`writer` writes their steps on a thread of its own, `locks` says who holds one, `backups` keeps earlier days; the rest
are their parts, from the file up: `head` (the first bytes), `schema`, `seals`, `rows`, `contents` (read and checked),
`store` (one safe transaction), `building` (a file written whole), `recovery`, `history`, `steps` (and `resting`), `attaching`, `opened`.

Nothing here knows of undo, screens, or other people's spreadsheets.
"""
