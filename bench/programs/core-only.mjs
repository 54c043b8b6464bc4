// What every action pays that uses the toolkit.
import '@actions/core'
