/** Files that runs leave behind: who may read them, and how they are made so that nobody can put something else in their way. */
package dev.keyturn.engine.file;
