"""The commands: parse arguments, print, return an exit status; what is decided is decided below.

main        the parser and the way from a command's name to its function
inputs      the labs and packs that arguments name
console     UTF-8 out, tables whose columns line up with Chinese text
checking    `check`            making      `convert`, `export`, `charts`, `demo`
packs       `packs`
"""
