/** What a run writes down of itself, as the engine asks for it; the files are in the store jar. */
package dev.keyturn.engine.journal;
