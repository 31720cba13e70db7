/** What runs and audits look like: on a console, as JSON, in files for others, and as evidence. This package has what all of them share. */
package dev.keyturn.reports;
