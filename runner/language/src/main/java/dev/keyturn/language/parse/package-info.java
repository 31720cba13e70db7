/** From YAML to the syntax tree: every mistake is noted with its place, and none ends the reading. */
package dev.keyturn.language.parse;
