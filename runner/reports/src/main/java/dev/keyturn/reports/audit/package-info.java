/** What an audit of hosts comes to: a table with reasons, details of one host, differences between hosts, and reports in files. */
package dev.keyturn.reports.audit;
