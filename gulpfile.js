'use strict';

require('tsx/cjs');

module.exports = require('./tools/tasks');
