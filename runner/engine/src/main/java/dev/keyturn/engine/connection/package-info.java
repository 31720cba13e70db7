/** What the engine asks of a way to reach a host's registry; the ways themselves are in the connections jar. */
package dev.keyturn.engine.connection;
