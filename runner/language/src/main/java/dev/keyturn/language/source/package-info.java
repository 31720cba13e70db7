/** Places in the texts a user wrote, and what is wrong there. */
package dev.keyturn.language.source;
