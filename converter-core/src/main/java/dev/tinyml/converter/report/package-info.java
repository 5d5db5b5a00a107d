/** What a conversion found out about its model, for people to look at: the data of the report. */
package dev.tinyml.converter.report;
