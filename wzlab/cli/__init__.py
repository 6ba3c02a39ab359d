"""The commands: parse arguments, print, return an exit status; what is decided is decided below.

main        the parser and the way from a command's name to its function
console     UTF-8 out, tables whose columns line up with Chinese text
checking    `check`            making      `new`, `open`, `convert`, `export`, `charts`, `demo`
importing   `import`           reporting   `report`
auditing    `audit`            packs       `packs`
"""
