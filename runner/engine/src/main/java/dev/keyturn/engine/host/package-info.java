/** One host during a run: its registry, real or predicted, the guards before each write, and what the run knows of it. */
package dev.keyturn.engine.host;
