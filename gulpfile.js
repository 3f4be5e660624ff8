'use strict';

// Of both module systems: what is loaded while a task runs is loaded as an ES module.
require('tsx');

module.exports = require('./tools/tasks');
