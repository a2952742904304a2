/**
 * The engine's ports on DynamoDB: two tables, one conditional write for each commit. Keys, indexes and what each access
 * costs: docs/adr/0010-dynamodb-tables.md.
 */
@NullMarked
package dev.baton.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
