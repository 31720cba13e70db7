/** Holds what runs do, and say, against a real ansible-core over simulated registries. */
package dev.keyturn.cli.oracle;
