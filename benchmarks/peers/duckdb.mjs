// Runs the statements of a file in DuckDB, in memory, through its package for Node: the smallest driver there can be.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(`${process.env.DUCKDB_NODE_HOME}/`);
const { DuckDBInstance } = require('@duckdb/node-api');
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
await connection.run(readFileSync(process.argv[2], 'utf8'));
process.exit(0);
