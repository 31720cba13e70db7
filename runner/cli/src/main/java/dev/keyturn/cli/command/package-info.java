/** The commands: each reads its options, asks an operation to do it, and shows what came of it. */
package dev.keyturn.cli.command;
