/** Flow logs on a web server: <code>http://HOST/FOLDER/</code> and <code>https://HOST/FOLDER/</code>. */
@NullMarked
package org.example.flowlogs.http;

import org.jspecify.annotations.NullMarked;
