@NullMarked
package org.example.flowlogs.http;

import org.jspecify.annotations.NullMarked;
