/** Files that operations leave behind: named after hosts, whole or not at all. */
package dev.keyturn.operations.file;
